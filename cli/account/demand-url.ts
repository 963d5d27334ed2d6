import { AppError } from '#shared/domain/errors.ts';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The base URL of the service as it is compared and kept: without a slash at its end, nor the `/v1` that some write.
 *
 * @throws AppError `validation_failed` for what is no URL, and for one that would carry credentials in the clear.
 */
export const demandUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new AppError('validation_failed', `"${text}" is no URL such as https://api.example.com`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new AppError('validation_failed', 'the URL holds credentials; they belong into promptgate login');
  }
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) {
    throw new AppError('validation_failed', `${url.origin} would get your credentials unencrypted; use https`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/v1$/, '');
};
