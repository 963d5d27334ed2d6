import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';
import { AppError } from '#shared/domain/errors.ts';
import { positionsIn } from './text-position.ts';

/** Bounds of what is composed: ten thousand messages have some 200,000 tokens, and people nest a dozen levels. */
const mostTokens = 300_000;
const mostLevels = 100;
/** More aliases than people write; each may stand for a large text (CWE-776). */
const mostAliases = 100;

const wrongEscape = /^[^0abefnrtvNLP_ "/\\\t\r\nxuU]/;

/** Whether a double quoted text has an escape that there is not; the composer would report each of a million. */
const hasWrongEscape = (lexeme: string): boolean => {
  for (let at = lexeme.indexOf('\\'); at >= 0; at = lexeme.indexOf('\\', at + 2)) {
    if (wrongEscape.test(lexeme.charAt(at + 1))) return true;
  }
  return false;
};

const failure = (text: string, offset: number, what: string): AppError => {
  const { line, column } = positionsIn(text)(offset);
  return new AppError('validation_failed', `does not parse at line ${line}, column ${column}: ${what}`);
};

const boundedTokens = function* (text: string): Generator<CST.Token, void> {
  const parser = new Parser();
  let count = 0;
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (count > mostTokens) {
      throw new AppError('payload_too_large', `has more than ${mostTokens} tokens of YAML; split it`);
    }
    if (lexeme.startsWith('"') && hasWrongEscape(lexeme)) throw failure(text, offset, 'bad escape sequence');
    yield* parser.next(lexeme);
    if (parser.stack.length > mostLevels) throw failure(text, offset, `more than ${mostLevels} levels`);
    offset += lexeme.length;
  }
  yield* parser.end();
};

/**
 * The documents of a text in YAML, of which JSON is a part. Time and memory are bounded, whatever the text: the composer
 * works its way down by recursion, so it is given only what is flat enough. Errors do not quote the text.
 *
 * @throws AppError `validation_failed` with line and column, `payload_too_large`.
 */
export const yamlDocuments = (text: string): readonly Document.Parsed[] => {
  const composer = new Composer({ logLevel: 'silent', uniqueKeys: false, prettyErrors: false });
  const documents: Document.Parsed[] = [];
  for (const document of composer.compose(boundedTokens(text), true, text.length)) {
    const [error] = document.errors;
    if (error) throw failure(text, error.pos[0], error.code.toLowerCase().replaceAll('_', ' '));
    documents.push(document as Document.Parsed);
  }
  return documents;
};

/** What a document says, with its aliases resolved. @throws AppError `validation_failed` when they are too many. */
export const yamlValue = (document: Document.Parsed): unknown => {
  try {
    return document.toJS({ maxAliasCount: mostAliases });
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    throw new AppError('validation_failed', `has aliases to nothing, or more than ${mostAliases} of them`, { cause });
  }
};
