import { DOMParser } from '@xmldom/xmldom';
import { parser as strictParser } from 'sax';
import { refusedAnswer } from '../domain/saml-assertion.ts';

/** An element as data: nothing in it leads back to a parser. */
export type XmlElement = {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  /** By name; `xml:id` and the like keep their prefix, declarations of namespaces are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
};

const maxBytes = 256 * 1024;
const maxDepth = 32;
const maxElements = 5000;

/** The one processing instruction-like thing that a document may begin with (XML 1.0, section 2.8). */
const declaration =
  /^<\?xml version=["']1\.0["']( encoding=["'](utf|UTF)-8["'])?( standalone=["'](yes|no)["'])?\s*\?>\s*/;

/** As far as the parser's nodes are looked at here. */
type DomNode = {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly childNodes: ArrayLike<DomNode>;
  readonly nodeName: string;
  readonly localName?: string | null;
  readonly namespaceURI?: string | null;
  readonly attributes?: ArrayLike<DomNode>;
};

const elementNode = 1;
const textNode = 3;

const attributesOf = ({ attributes = [] }: DomNode): ReadonlyMap<string, string> =>
  new Map(
    Array.from(attributes)
      .filter(({ nodeName }) => nodeName !== 'xmlns' && !nodeName.startsWith('xmlns:'))
      .map(({ nodeName, nodeValue }) => [nodeName, nodeValue ?? '']),
  );

const elementOf = (node: DomNode, count: { left: number }, depth = 1): XmlElement => {
  count.left -= 1;
  if (depth > maxDepth || count.left < 0) throw refusedAnswer('its XML is too deep or too large');
  const inner = Array.from(node.childNodes);
  if (inner.some(({ nodeType }) => nodeType !== elementNode && nodeType !== textNode)) {
    throw refusedAnswer('its XML has something other than elements and text');
  }
  return {
    name: node.localName ?? node.nodeName,
    namespace: node.namespaceURI ?? '',
    attributes: attributesOf(node),
    children: inner
      .filter(({ nodeType }) => nodeType === elementNode)
      .map((child) => elementOf(child, count, depth + 1)),
    text: inner
      .filter(({ nodeType }) => nodeType === textNode)
      .map(({ nodeValue }) => nodeValue ?? '')
      .join(''),
  };
};

const stop = (problem: unknown): never => {
  throw refusedAnswer('it is not well-formed XML', problem);
};

/** The parser of signatures overlooks tags that do not match; a second, strict one does not. */
const demandWellFormed = (xml: string): void => {
  const parser = strictParser(true);
  parser.onerror = stop;
  parser.write(xml).close();
};

const parse = (xml: string): DomNode => {
  demandWellFormed(xml);
  const parser = new DOMParser({ errorHandler: { warning: stop, error: stop, fatalError: stop } });
  return parser.parseFromString(xml, 'text/xml') as unknown as DomNode;
};

/**
 * The text of an XML document that has no more to it than elements, attributes and text. Document types, comments,
 * CDATA and processing instructions, by which two parsers come to see two documents, are refused before one is parsed.
 * Line ends are made one (XML 1.0, section 2.11).
 * @throws AppError `unauthenticated`.
 */
export const plainXml = (bytes: Uint8Array): string => {
  if (bytes.length > maxBytes) throw refusedAnswer(`it has more than ${maxBytes / 1024} KiB`);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text: string;
  try {
    text = decoder.decode(bytes).replaceAll(/\r\n?/g, '\n').trim().replace(declaration, '');
  } catch (cause) {
    throw refusedAnswer('it is not UTF-8', cause);
  }
  if (!text.startsWith('<') || text.includes('\0')) throw refusedAnswer('it is not XML');
  if (text.includes('<!') || text.includes('<?')) {
    throw refusedAnswer('its XML has a document type, a comment, CDATA or a processing instruction');
  }
  return text;
};

/** Reads a {@link plainXml} document. @throws AppError `unauthenticated` unless it is well-formed, flat and small enough. */
export const readXml = (text: string): XmlElement => {
  const roots = Array.from(parse(text).childNodes).filter(({ nodeType }) => nodeType !== textNode);
  const [root] = roots;
  if (!root || roots.length > 1 || root.nodeType !== elementNode)
    throw refusedAnswer('its XML has not exactly one root');
  return elementOf(root, { left: maxElements });
};

export const namespaces = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
} as const;

export type Vocabulary = keyof typeof namespaces;

export const isA = ({ name, namespace }: XmlElement, vocabulary: Vocabulary, wanted: string): boolean =>
  name === wanted && namespace === namespaces[vocabulary];

/** Children of a name. */
export const childrenOf = ({ children }: XmlElement, vocabulary: Vocabulary, name: string): readonly XmlElement[] =>
  children.filter((child) => isA(child, vocabulary, name));

/** The one child of a name. @throws AppError `unauthenticated` when there are none or several. */
export const childOf = (element: XmlElement, vocabulary: Vocabulary, name: string): XmlElement => {
  const [child, ...more] = childrenOf(element, vocabulary, name);
  if (!child || more.length > 0) throw refusedAnswer(`its ${element.name} has not exactly one ${name}`);
  return child;
};

/** An element and all that are in it. */
export const allOf = (element: XmlElement): readonly XmlElement[] => [element, ...element.children.flatMap(allOf)];
