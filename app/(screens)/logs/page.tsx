import { Suspense } from 'react';
import { LogsScreen } from '@/components/logs/logs-screen';

export default function LogsPage() {
  return (
    <Suspense>
      <LogsScreen />
    </Suspense>
  );
}
