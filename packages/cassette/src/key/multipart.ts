const normalBoundary = 'plumbline-boundary';
const firstLine = /^--([^\r\n]{1,70})\r\n/;

/**
 * Gives a multipart body the same boundary every time: clients invent one for each request.
 *
 * @param body - Bytes of a request.
 * @returns The body with the normal boundary, or `undefined` where the body is no multipart.
 */
export function normalizeMultipart(body: Uint8Array): Uint8Array | undefined {
  if (body[0] !== 0x2d || body[1] !== 0x2d) return undefined;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const boundary = firstLine.exec(text)?.[1];
  if (boundary === undefined || !text.trimEnd().endsWith(`--${boundary}--`)) return undefined;
  return Buffer.from(text.replaceAll(`--${boundary}`, `--${normalBoundary}`), 'latin1');
}

/**
 * Gives a multipart content type the same boundary every time.
 *
 * @param contentType - Value of the header.
 * @returns The value with the normal boundary.
 */
export function normalizeMultipartType(contentType: string): string {
  if (!/^multipart\//i.test(contentType)) return contentType;
  return contentType.replace(/boundary=(?:"[^"]*"|[^;\s]*)/i, `boundary=${normalBoundary}`);
}
