import type { reference as english } from '@/components/i18n/en/reference';
import type { Translated } from '@/components/i18n/types';

export const reference: Translated<typeof english> = {
  title: 'API 문서',
  lead: '화면에 보이는 모든 것을 같은 매개변수로 HTTP를 통해 조회할 수 있습니다.',
  document: 'OpenAPI 문서',
  version: '버전 {{version}}',
  contents: '작업 목록',
  other: '기타',
  groups: { Logs: '로그', Ledger: '수집 장부', Overview: '개요', 'Saved views': '저장된 보기', System: '시스템' },
  parameters: '매개변수',
  body: '요청 본문',
  answers: '응답',
  command: '명령',
  name: '이름',
  type: '형식',
  meaning: '설명',
  access: { public: '누구나 호출할 수 있습니다.', permission: '{{permission}} 권한이 필요합니다.' },
  required: '필수',
  standard: '기본값 {{value}}',
  place: { query: '쿼리', path: '경로', header: '헤더', cookie: '쿠키' },
  noBody: '본문 없음',
  deeper: '{{name}} 내부 보기',
};
