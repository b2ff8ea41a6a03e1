import type { Metadata } from 'next';
import { requestPreferences } from '@/app/preferences';
import { ReferenceScreen } from '@/components/reference/reference-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestPreferences()).texts.reference.title };
}

export default function ReferencePage() {
  return <ReferenceScreen />;
}
