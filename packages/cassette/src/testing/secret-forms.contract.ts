/** Draws characters; the same seed draws the same ones. */
export type Draw = (length: number, alphabet?: string) => string;

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const hex = `${digits}abcdef`;
const mixed = `${lower}${lower.toUpperCase()}${digits}`;

/**
 * Makes a source of characters.
 *
 * @param seed - Any number.
 * @returns Draws letters and digits, with at least one of each kind, or of an alphabet.
 */
export function drawFrom(seed: number): Draw {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return (length, alphabet = mixed) => {
    const drawn = Array.from({ length }, () => alphabet.charAt(next(alphabet.length))).join('');
    return alphabet === mixed ? `${drawn.slice(0, -3)}${lower.charAt(next(26))}7Q` : drawn;
  };
}

/** Keys that show by their shape, a service each. */
export const shapedSecrets: Readonly<Record<string, (draw: Draw) => string>> = {
  openai: (draw) => `sk-${draw(48)}`,
  'openai project': (draw) => `sk-proj-${draw(24)}_${draw(40)}`,
  anthropic: (draw) => `sk-ant-api03-${draw(60)}-AA`,
  google: (draw) => `AIza${draw(35)}`,
  'google token': (draw) => `ya29.${draw(50)}`,
  groq: (draw) => `gsk_${draw(52)}`,
  xai: (draw) => `xai-${draw(60)}`,
  'hugging face': (draw) => `hf_${draw(34)}`,
  replicate: (draw) => `r8_${draw(37)}`,
  perplexity: (draw) => `pplx-${draw(48)}`,
  openrouter: (draw) => `sk-or-v1-${draw(64, hex)}`,
  langfuse: (draw) =>
    `sk-lf-${draw(8, hex)}-${draw(4, hex)}-${draw(4, hex)}-${draw(4, hex)}-${draw(12, hex)}`,
  pinecone: (draw) => `pcsk_${draw(40)}`,
  elevenlabs: (draw) => `sk_${draw(48, hex)}`,
  github: (draw) => `ghp_${draw(36)}`,
  'github, fine-grained': (draw) => `github_pat_${draw(22)}_${draw(59)}`,
  gitlab: (draw) => `glpat-${draw(20)}`,
  aws: (draw) => `AKIA${draw(16, lower.toUpperCase())}`,
  slack: (draw) => `xoxb-${draw(12, digits)}-${draw(24)}`,
  stripe: (draw) => `sk_live_${draw(24)}`,
  'stripe hook': (draw) => `whsec_${draw(32)}`,
  shopify: (draw) => `shpat_${draw(32, hex)}`,
  npm: (draw) => `npm_${draw(36)}`,
  pypi: (draw) => `pypi-AgEI${draw(60)}`,
  sendgrid: (draw) => `SG.${draw(22)}.${draw(43)}`,
  twilio: (draw) => `SK${draw(32, hex)}`,
  mailgun: (draw) => `key-${draw(32, hex)}`,
  telegram: (draw) => `${draw(9, '123456789')}:${draw(35)}`,
  airtable: (draw) => `pat${draw(14)}.${draw(64, hex)}`,
  hubspot: (draw) =>
    `pat-eu1-${draw(8, hex)}-${draw(4, hex)}-${draw(4, hex)}-${draw(4, hex)}-${draw(12, hex)}`,
  figma: (draw) => `figd_${draw(40)}`,
  grafana: (draw) => `glsa_${draw(32)}_${draw(8, hex)}`,
  doppler: (draw) => `dp.pt.${draw(43)}`,
  docker: (draw) => `dckr_pat_${draw(27)}`,
  postman: (draw) => `PMAK-${draw(24, hex)}-${draw(34, hex)}`,
  databricks: (draw) => `dapi${draw(32, hex)}`,
  vault: (draw) => `hvs.${draw(90)}`,
  supabase: (draw) => `sbp_${draw(40, hex)}`,
  netlify: (draw) => `nfp_${draw(40)}`,
  'json web token': (draw) => `eyJhbGciOiJIUzI1NiJ9.${draw(40)}.${draw(43)}`,
};

/** Values of variables of the environment that no shape tells; some need escaping wherever they go. */
export const environmentSecrets: Readonly<Record<string, (draw: Draw) => string>> = {
  SERVICE_API_KEY: (draw) => draw(32),
  SESSION_SECRET: (draw) => `${draw(14)}/+${draw(12)}==`,
  DB_PASSWORD: (draw) => `${draw(8)}&"${draw(6)}%`,
  DEPLOY_TOKEN: (draw) => `${draw(10)} ${draw(10)}`,
  APP_SECRET: (draw) => `${draw(9)}\\ü${draw(9)}`,
  ADMIN_PASSWORD: (draw) => draw(10),
};
