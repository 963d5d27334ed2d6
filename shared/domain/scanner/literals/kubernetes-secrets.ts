import type { Span } from '../span.ts';
import { fromBase64 } from './base64.ts';
import { isShownPassword } from './url-credentials.ts';

const farthest = 2048;
const kind = /^[ \t]{0,8}(?:-[ \t])?["']?kind["']?[ \t]{0,3}:[ \t]{0,3}["']?Secret["']?,?[ \t]{0,8}\r?$/;
const entry =
  /^[ \t]{1,12}["']?[\w.-]{1,80}["']?[ \t]{0,3}:[ \t]{0,3}["']?([A-Za-z0-9+/]{6,1000}={0,2})["']?,?[ \t]{0,8}\r?$/;
const plainEntry =
  /^[ \t]{1,12}["']?[\w.-]{1,80}["']?[ \t]{0,3}:[ \t]{0,3}["']?([^\s"'{}$]{4,1000})["']?,?[ \t]{0,8}\r?$/;

const holdsSecret = (value: string, encoded: boolean): boolean => {
  const said = encoded ? fromBase64(value) : value;
  return said.length >= 4 && /^[\x20-\x7e\s]+$/.test(said) && !isShownPassword(said.trim());
};

/** The values of one manifest's `data` and `stringData`. */
const valuesOf = (content: string, from: number, to: number): readonly Span[] => {
  const found: Span[] = [];
  let section = '';
  for (let start = from; start < to; ) {
    const feed = content.indexOf('\n', start);
    const end = feed < 0 || feed > to ? to : feed;
    const line = content.slice(start, end);
    const heading = /^["']?(data|stringData)["']?[ \t]{0,3}:[ \t{]{0,8}\r?$/.exec(line.trim())?.[1];
    const value = section === '' ? undefined : (section === 'data' ? entry : plainEntry).exec(line)?.[1];
    if (heading !== undefined) section = heading;
    else if (value === undefined && line.trim() !== '' && !line.trim().startsWith('#')) section = '';
    if (value !== undefined && holdsSecret(value, section === 'data')) {
      const at = start + line.lastIndexOf(value);
      found.push({ start: at, end: at + value.length });
    }
    start = end + 1;
  }
  return found;
};

/** Values in manifests of the Kubernetes kind Secret, which are encoded and no more than that. */
export const kubernetesSecrets = (content: string): readonly Span[] => {
  const found: Span[] = [];
  let covered = 0;
  for (let at = content.indexOf('Secret'); at >= 0; at = content.indexOf('Secret', at + 6)) {
    const lineStart = content.lastIndexOf('\n', at) + 1;
    const feed = content.indexOf('\n', at);
    if (lineStart < covered || at - lineStart > 40 || !kind.test(content.slice(lineStart, feed < 0 ? at + 24 : feed)))
      continue;
    const before = content.slice(Math.max(covered, lineStart - farthest), lineStart).lastIndexOf('\n---');
    const from =
      before < 0 ? Math.max(covered, lineStart - farthest) : Math.max(covered, lineStart - farthest) + before + 4;
    const next = content.slice(at, at + farthest).indexOf('\n---');
    const to = Math.min(content.length, next < 0 ? at + farthest : at + next);
    found.push(...valuesOf(content, from, to));
    covered = to;
  }
  return found;
};
