import type { errors as english } from '@/components/i18n/en/errors';
import type { Translated } from '@/components/i18n/types';

export const errors: Translated<typeof english> = {
  retry: '다시 시도',
  stale: '{{reason}}. {{time}} 기준의 수치입니다.',
  because: '{{what}} {{reason}}.',
  title: {
    unreachable: '서버가 응답하지 않습니다',
    unexpected_answer: '서버의 응답을 이 화면이 이해하지 못했습니다',
    bad_request: '요청을 이해하지 못했습니다',
    invalid_filter: '필터를 이해하지 못했습니다',
    not_found: '찾을 수 없습니다',
    conflict: '그 사이에 다른 사람이 변경했습니다',
    query_too_expensive: '쿼리 하나에 허용된 시간이나 메모리를 넘는 요청입니다',
    too_many_requests: '서버가 바쁩니다',
    unavailable: '지금은 저장소를 사용할 수 없습니다',
    internal: '서버가 응답을 만들지 못했습니다',
    screen: '화면의 이 부분을 표시하지 못했습니다',
  },
  advice: {
    unreachable: 'Mangru가 실행 중인지, 네트워크가 연결되어 있는지 확인하세요.',
    unexpected_answer: '페이지가 서버보다 오래된 버전일 수 있습니다. 새로 고침하세요.',
    bad_request: '시간 범위와 필터를 확인하세요.',
    invalid_filter: '필터를 고친 뒤 다시 실행하세요.',
    not_found: '삭제되었거나 보존 기간이 지났을 수 있습니다.',
    conflict: '새로 고침해 현재 상태를 확인한 뒤 다시 변경하세요.',
    query_too_expensive: '시간 범위를 줄이거나 필터를 더 좁혀 보세요.',
    too_many_requests: '몇 초 뒤에 다시 시도하세요.',
    unavailable: '유실된 데이터는 없습니다. 보내는 쪽에 재시도를 요청하고 있으니 잠시 후 다시 시도하세요.',
    internal: '다시 시도하세요. 계속 실패하면 로그에서 mangru 서비스의 오류를 확인하세요.',
    screen: '다시 시도하세요. 계속 실패하면 페이지를 새로 고침하세요.',
  },
  notFound: {
    title: '이 주소에는 페이지가 없습니다',
    text: '오래되었거나 잘못 입력된 링크일 수 있습니다.',
    home: '개요로 이동',
  },
};
