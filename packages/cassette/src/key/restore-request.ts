import type { CassetteInteraction } from '@plumbline/contracts';
import { wireChunks } from '../body/wire-chunks.ts';
import type { HttpRequest } from '../exchange/http-request.ts';

/**
 * Gives a recorded request as it was compared.
 *
 * @param request - The request of an interaction.
 * @returns The request, without secrets.
 */
export function restoreRequest({ method, url, headers, body }: CassetteInteraction['request']): HttpRequest {
  if (body.as === 'none') return { method, url, headers, body: '' };
  return { method, url, headers, body: Buffer.concat(wireChunks(body, headers)) };
}
