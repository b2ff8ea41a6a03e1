import type { Metadata } from 'next';
import { requestPreferences } from '@/app/preferences';
import { LedgerScreen } from '@/components/ledger/ledger-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestPreferences()).texts.ledger.title };
}

export default function LedgerPage() {
  return <LedgerScreen />;
}
