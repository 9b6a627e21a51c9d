import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import OpenAI from 'openai';
import {
  headerPairsOf,
  readChunks,
  replayed,
  type ContractReply,
  type ContractRequest,
  type ReplayedClient,
} from './contract-client.contract.ts';

const options = { apiKey: 'a-key', maxRetries: 0 };

function bySdk(open: (baseURL: string) => OpenAI | Anthropic): ReplayedClient['ask'] {
  return async ({ origin, path, body, arrived }) => {
    const client = open(origin);
    const response = await (
      body === undefined ? client.get(path) : client.post(path, { body: JSON.parse(body) as unknown })
    ).asResponse();
    const { status, headers } = response;
    return { status, headers: [...headers], chunks: await readChunks(response.body, arrived) };
  };
}

/** It has no method for any path: what is asked for stands in the prompt. */
const byGemini: ReplayedClient['ask'] = async (request) => {
  const { origin, path, body = '' } = request;
  const { models } = new GoogleGenAI({ apiKey: 'a-key', httpOptions: { baseUrl: origin } });
  const prompt = { model: 'gemini', contents: `${path} ${body}` };
  if (path === '/stream') return readStream(await models.generateContentStream(prompt), request);
  const { text = '', sdkHttpResponse } = await models.generateContent(prompt);
  return { status: 200, headers: headerPairsOf(sdkHttpResponse?.headers ?? {}), chunks: [text] };
};

async function readStream(
  stream: AsyncIterable<{ readonly text?: string | undefined }>,
  { arrived }: ContractRequest,
): Promise<ContractReply> {
  const chunks: string[] = [];
  for await (const { text = '' } of stream) {
    chunks.push(text);
    arrived(text);
  }
  return { status: 200, headers: [], chunks };
}

/** SDKs of model providers. */
export const modelClients: readonly ReplayedClient[] = [
  replayed(
    'OpenAI SDK',
    bySdk((baseURL) => new OpenAI({ ...options, baseURL })),
  ),
  replayed(
    'Anthropic SDK',
    bySdk((baseURL) => new Anthropic({ ...options, baseURL })),
  ),
];

/** SDKs beside those that are listed. */
export const furtherModelClients: readonly ReplayedClient[] = [
  replayed('Gemini SDK', byGemini, { reads: 'events' }),
];
