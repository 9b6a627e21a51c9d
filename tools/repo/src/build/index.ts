export { buildPackages, isPublished, type BuiltPackage } from './build-packages.ts';
export { verifyImports } from './verify-imports.ts';
