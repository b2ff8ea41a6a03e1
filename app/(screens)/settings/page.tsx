import type { Metadata } from 'next';
import { requestPreferences } from '@/app/preferences';
import { SettingsScreen } from '@/components/settings/settings-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestPreferences()).texts.settings.title };
}

export default function SettingsPage() {
  return <SettingsScreen />;
}
