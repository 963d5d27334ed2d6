import { X509Certificate } from 'node:crypto';
import { invalidAt } from '../domain/errors.ts';
import type { CertificateFacts } from '../domain/saml-provider.ts';

const minRsaBits = 2048;

const parse = (pem: string): X509Certificate | undefined => {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
};

const faultOf = (certificate: X509Certificate | undefined, now: Date): string | undefined => {
  if (!certificate) return 'is no X.509 certificate in PEM';
  const { publicKey, validFromDate, validToDate } = certificate;
  if (publicKey.asymmetricKeyType !== 'rsa') return 'must have an RSA key: XML signatures with others are not verified';
  if ((publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < minRsaBits)
    return `must have a key of ${minRsaBits} bits at least`;
  if (validToDate <= now) return `expired at ${validToDate.toISOString()}`;
  if (validFromDate > now) return `is not valid before ${validFromDate.toISOString()}`;
  return undefined;
};

/**
 * A certificate of an identity provider in its one form, so that equal ones are equal texts. Who issued it says
 * nothing: it is trusted because an owner entered it.
 * @param path where it stands in the request
 * @throws AppError `validation_failed` unless it has an RSA key of 2,048 bits or more and is valid now.
 */
export const readCertificate = (pem: string, path: string, now: Date): string => {
  const certificate = parse(pem);
  const message = faultOf(certificate, now);
  if (!certificate || message !== undefined) throw invalidAt([{ path, message: message ?? 'is not valid' }]);
  return certificate.toString();
};

/** Whether signatures of its key still count. */
export const isValid = (pem: string, now: Date): boolean => faultOf(parse(pem), now) === undefined;

export const certificateFacts = (pem: string): CertificateFacts => {
  const { fingerprint256, validToDate } = new X509Certificate(pem);
  return { sha256: fingerprint256, notAfter: validToDate.toISOString() };
};
