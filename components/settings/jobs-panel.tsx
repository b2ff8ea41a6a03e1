'use client';

import { useTranslation } from 'react-i18next';
import { useApi } from '@/components/data/use-api';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import table from '@/components/ui/table.module.css';
import { type Format, useFormat } from '@/components/ui/use-format';
import type { ClockJob } from '@/model/clock-job';
import classes from './settings.module.css';

const REFETCH_MS = 10_000;

/** What Mangru does by itself as time passes, and how it went last. */
export function JobsPanel() {
  const { t } = useTranslation('settings');
  const answer = useApi<{ data: ClockJob[] }>('/api/v1/clock-jobs', {}, { refetchMs: REFETCH_MS });
  const jobs = answer.data?.data;
  return (
    <Panel title={t('jobs.title')} hint={t('jobs.hint')} padded={false}>
      {answer.error && !jobs ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {jobs?.length === 0 ? <EmptyState title={t('jobs.empty')} text={t('jobs.emptyText')} /> : null}
      {jobs && jobs.length > 0 ? (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('jobs.name')}</th>
              <th scope="col">{t('jobs.state')}</th>
              <th scope="col" className={`${table.number} ${table.wide}`}>
                {t('jobs.every')}
              </th>
              <th scope="col" className={`${table.number} ${table.wide}`}>
                {t('jobs.last')}
              </th>
              <th scope="col" className={`${table.number} ${table.wide}`}>
                {t('jobs.took')}
              </th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <JobRow key={job.name} job={job} />
            ))}
          </tbody>
        </table>
      ) : null}
    </Panel>
  );
}

function JobRow({ job }: { job: ClockJob }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{job.name === 'retention' ? t('jobs.names.retention') : job.name}</th>
      <td className={job.state === 'failing' ? classes.failing : undefined}>
        {job.state === 'failing' ? t('jobs.failing', { error: job.last_error }) : t(`jobs.states.${job.state}`)}
      </td>
      <td className={`${table.number} ${table.wide}`}>{format.duration(job.every_ms)}</td>
      <td className={`${table.number} ${table.wide}`}>{lastRun(job, format) ?? t('jobs.never')}</td>
      <td className={`${table.number} ${table.wide}`}>
        {job.last_duration_ms === null ? '–' : format.duration(job.last_duration_ms)}
      </td>
    </tr>
  );
}

function lastRun({ last_run_at }: ClockJob, format: Format): string | undefined {
  return last_run_at === null ? undefined : format.ago(Date.parse(last_run_at));
}
