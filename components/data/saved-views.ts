export const SAVED_VIEWS_PATH = '/api/v1/saved-views';
