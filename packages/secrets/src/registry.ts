import type { TextDetector } from './detector.ts';
import { anthropicKey } from './detectors/anthropic-key.ts';
import { awsKey } from './detectors/aws-key.ts';
import { bearerToken } from './detectors/bearer-token.ts';
import { cloudToken } from './detectors/cloud-token.ts';
import { developerToken } from './detectors/developer-token.ts';
import { discordHook } from './detectors/discord-hook.ts';
import { formParameter } from './detectors/form-parameter.ts';
import { githubToken } from './detectors/github-token.ts';
import { googleKey } from './detectors/google-key.ts';
import { headerLine } from './detectors/header-line.ts';
import { jsonField } from './detectors/json-field.ts';
import { jsonWebToken } from './detectors/json-web-token.ts';
import { messagingToken } from './detectors/messaging-token.ts';
import { modelProviderKey } from './detectors/model-provider-key.ts';
import { multipartField } from './detectors/multipart-field.ts';
import { openaiKey } from './detectors/openai-key.ts';
import { packageRegistryToken } from './detectors/package-registry-token.ts';
import { pathParameter } from './detectors/path-parameter.ts';
import { paymentKey } from './detectors/payment-key.ts';
import { privateKeyBlock } from './detectors/private-key-block.ts';
import { registryPassword } from './detectors/registry-password.ts';
import { serviceToken } from './detectors/service-token.ts';
import { slackToken } from './detectors/slack-token.ts';
import { telegramToken } from './detectors/telegram-token.ts';
import { urlPassword } from './detectors/url-password.ts';
import { webHook } from './detectors/web-hook.ts';

/** All detectors of secrets. A new one is a file in `detectors/` and a line here. */
export const textDetectors: readonly TextDetector[] = [
  anthropicKey,
  openaiKey,
  googleKey,
  modelProviderKey,
  githubToken,
  awsKey,
  slackToken,
  telegramToken,
  discordHook,
  webHook,
  paymentKey,
  packageRegistryToken,
  cloudToken,
  developerToken,
  messagingToken,
  serviceToken,
  jsonWebToken,
  bearerToken,
  urlPassword,
  registryPassword,
  privateKeyBlock,
  jsonField,
  formParameter,
  multipartField,
  pathParameter,
  headerLine,
];
