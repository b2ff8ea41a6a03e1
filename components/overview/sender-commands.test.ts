import { expect, test } from 'vitest';
import { SENDERS, senderCommand } from './sender-commands';

const target = { webOrigin: 'https://logs.example.org:8443', host: 'logs.example.org', otlpHttpPort: 14_318 };

test.each(SENDERS.filter((sender) => sender !== 'import'))('%s sends to this installation', (sender) => {
  expect(senderCommand(sender, target)).toMatch(
    /https:\/\/logs\.example\.org:8443\/api\/v1\/logs|logs\.example\.org:14318|port: 14318/,
  );
});

test('the curl command carries valid JSON', () => {
  const body = /-d '(.*)'/.exec(senderCommand('curl', target))?.[1] ?? '';
  expect(JSON.parse(body)).toMatchObject({ level: 'info' });
});
