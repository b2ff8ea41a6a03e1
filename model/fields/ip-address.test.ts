import { expect, it } from 'vitest';
import { ipAddress, ipNetwork, isInNetwork } from './ip-address';

it.each([
  ['10.0.0.1', 32],
  ['255.255.255.255', 32],
  ['::', 128],
  ['2001:db8::1', 128],
  ['::ffff:10.0.0.1', 128],
  ['1:2:3:4:5:6:7:8', 128],
  ['1:2:3:4:5:6:7', undefined],
  ['1::2::3', undefined],
  ['1:2:3:4:5:6:7:8::', undefined],
  ['010.0.0.1', undefined],
  ['256.0.0.1', undefined],
  ['10.0.0', undefined],
  ['fe80::1%eth0', undefined],
  [':', undefined],
  ['', undefined],
  ['host', undefined],
])('%j has %s bits', (text, bits) => {
  expect(ipAddress(text)?.bits).toBe(bits);
});

it.each([
  ['10.1.2.3', '10.0.0.0/8', true],
  ['11.1.2.3', '10.0.0.0/8', false],
  ['1.2.3.4', '0.0.0.0/0', true],
  ['::1', '0.0.0.0/0', false],
  ['2001:db8:1::5', '2001:db8::/32', true],
  ['10.1.2.3', '10.1.2.3/32', true],
])('%s in %s: %s', (address, network, expected) => {
  const [found, wanted] = [ipAddress(address), ipNetwork(network)];
  expect(found && wanted && isInNetwork(found, wanted)).toBe(expected);
});

it.each(['10.0.0.0/33', '10.0.0.0', '10.0/8', 'x/8', '::/129', '/8'])('%s is no network', (text) => {
  expect(ipNetwork(text)).toBeUndefined();
});
