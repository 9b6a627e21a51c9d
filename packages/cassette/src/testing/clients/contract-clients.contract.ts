import type { ContractClient } from './contract-client.contract.ts';
import { fetchClients } from './fetch-clients.contract.ts';
import { httpClients } from './http-clients.contract.ts';
import { furtherLibraryClients, libraryClients } from './library-clients.contract.ts';
import { furtherModelClients, modelClients } from './model-clients.contract.ts';
import { refusedClients } from './refused-clients.contract.ts';
import { furtherUndiciClients, undiciClients } from './undici-clients.contract.ts';

/** The clients that recorders are compared by. */
export const listedClients: readonly ContractClient[] = [
  ...fetchClients,
  ...undiciClients,
  ...httpClients,
  ...libraryClients,
  ...modelClients,
  ...refusedClients,
];

/** Clients beside those. */
export const furtherClients: readonly ContractClient[] = [
  ...furtherUndiciClients,
  ...furtherLibraryClients,
  ...furtherModelClients,
];
