export { buildPackages, type BuiltPackage } from './build-packages.ts';
export { isPublished } from './is-published.ts';
export { verifyImports } from './verify-imports.ts';
