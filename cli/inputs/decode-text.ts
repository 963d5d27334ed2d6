import { isUtf8 } from 'node:buffer';
import { AppError } from '#shared/domain/errors.ts';

/** The longest file, and the longest line of the stream, in bytes; a prompt version of the service has at most 64 KiB. */
export const maxFileBytes = 8 * 1024 * 1024;
export const maxLineBytes = 16 * 1024 * 1024;

/** A number of bytes for people. */
export const inMebibytes = (bytes: number): string => `${bytes / 1024 / 1024} MiB`;

const byteOrderMark = '\ufeff';

const isUtf16 = (bytes: Buffer): boolean => {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  return mark === 0xfeff || mark === 0xfffe;
};

/** @throws AppError `payload_too_large` when a file of so many bytes is not read. */
export const demandFileSize = (bytes: number): void => {
  if (bytes <= maxFileBytes) return;
  throw new AppError('payload_too_large', `has more than ${inMebibytes(maxFileBytes)}, the most that is read`);
};

/**
 * The text of a file, without its byte order mark.
 *
 * @throws AppError `validation_failed` when it is no text in UTF-8, `payload_too_large`.
 */
export const decodeText = (bytes: Buffer): string => {
  demandFileSize(bytes.length);
  if (isUtf16(bytes)) throw new AppError('validation_failed', 'is text in UTF-16; save it as UTF-8');
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new AppError('validation_failed', `is no text: byte ${nul + 1} is NUL`);
  if (!isUtf8(bytes)) throw new AppError('validation_failed', 'is no text in UTF-8; save it as UTF-8');
  const text = bytes.toString('utf8');
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
};
