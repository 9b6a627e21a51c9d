import type { CassetteBody, CassetteInteraction } from '@plumbline/contracts';

/**
 * Writes a response as text, to look for ids in it.
 *
 * @param interaction - A recorded interaction.
 * @returns Values of the headers, and the body; nothing of a body that is bytes, or where no response came.
 */
export function responseText({ response }: CassetteInteraction): string {
  if (response === undefined) return '';
  const { headers, body } = response;
  return [...headers.map(([, value]) => value), bodyText(body)].join('\n');
}

function bodyText(body: CassetteBody): string {
  switch (body.as) {
    case 'json':
      return JSON.stringify(body.value);
    case 'text':
      return body.value;
    case 'chunks':
      return body.chunks.map((chunk) => (typeof chunk === 'string' ? chunk : '')).join('');
    case 'compressed':
      return bodyText(body.content);
    case 'none':
    case 'base64':
      return '';
  }
}
