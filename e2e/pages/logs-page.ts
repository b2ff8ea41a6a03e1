import { expect, type Locator, type Page } from '@playwright/test';

/** The logs explorer as a person sees it. */
export class LogsPage {
  readonly filter: Locator;
  readonly verdict: Locator;
  readonly grid: Locator;
  readonly rows: Locator;
  readonly chart: Locator;
  readonly facets: Locator;
  readonly detail: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.filter = page.getByRole('combobox', { name: 'Filter the logs' });
    this.verdict = page.getByRole('main').getByRole('status').first();
    this.grid = page.getByRole('grid', { name: 'Logs' });
    this.rows = this.grid.locator('tbody tr');
    this.chart = page.getByRole('slider', { name: 'Logs over time by severity' });
    this.facets = page.getByRole('complementary', { name: 'Filter by value' });
    this.detail = page.locator('aside').filter({ has: page.getByRole('tab', { name: 'Details' }) });
  }

  async open(query: Record<string, string> = {}): Promise<void> {
    await this.page.goto(`/logs?${new URLSearchParams(query)}`);
    await expect(this.verdict).not.toBeEmpty();
  }

  async run(text: string): Promise<void> {
    await this.filter.fill(text);
    await this.filter.press('ControlOrMeta+Enter');
    await expect(this.page).toHaveURL((url) => (url.searchParams.get('filter') ?? '') === text);
  }

  query(name: string): string | null {
    return new URL(this.page.url()).searchParams.get(name);
  }

  facet(name: string): Locator {
    return this.facets.getByRole('region', { name, exact: true });
  }
}
