'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '@/components/ui/code-block';
import { SENDERS, type Sender, type SendTarget, senderCommand } from './sender-commands';
import classes from './welcome.module.css';

/** Stands in the first HTML until the browser says under which address it reached this page. */
const ORIGIN_ON_SERVER = 'http://localhost:3000';
const never = () => () => {};

/** How to send the first record, shown until it arrives. */
export function Welcome({ otlpHttpPort }: { otlpHttpPort: number }) {
  const { t } = useTranslation('overview');
  const [sender, setSender] = useState<Sender>('curl');
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => ORIGIN_ON_SERVER,
  );
  const target: SendTarget = { webOrigin: origin, host: new URL(origin).hostname, otlpHttpPort };
  return (
    <div className={classes.welcome}>
      <header>
        <h2 className={classes.title}>{t('welcome.title')}</h2>
        <p className={classes.lead}>{t('welcome.lead')}</p>
      </header>
      <ol className={classes.steps}>
        <li className={classes.step}>
          <h3>{t('welcome.step1')}</h3>
          <fieldset className={classes.senders}>
            <legend className="mg-visually-hidden">{t('welcome.step1')}</legend>
            {SENDERS.map((one) => (
              <label key={one} className={classes.sender}>
                <input type="radio" name="sender" checked={one === sender} onChange={() => setSender(one)} />
                {t(`welcome.senders.${one}`)}
              </label>
            ))}
          </fieldset>
        </li>
        <li className={classes.step}>
          <h3>{t('welcome.step2')}</h3>
          <p className={classes.note}>{t(`welcome.notes.${sender}`)}</p>
          <CodeBlock code={senderCommand(sender, target)} label={t(`welcome.senders.${sender}`)} />
          {sender === 'import' ? null : <p className={classes.note}>{t('welcome.docker', { host: target.host })}</p>}
        </li>
        <li className={classes.step}>
          <h3>{t('welcome.step3')}</h3>
          <p className={classes.waiting} role="status">
            <span className={classes.pulse} aria-hidden />
            {t('welcome.waiting')}
            <span className={classes.note}>{t('welcome.waitingText')}</span>
          </p>
          <p className={classes.note}>{t('welcome.own')}</p>
          <Button component={Link} variant="default" href="/logs?filter=service:mangru">
            {t('welcome.openOwn')}
          </Button>
        </li>
      </ol>
    </div>
  );
}
