// After `npm install`: the hooks. JavaScript, so that any Node runs it. It does nothing where husky is
// not installed (production) or where there is no repository, and never fails an installation.
try {
  const { default: husky } = await import('husky');
  const said = husky();
  if (said !== '') console.log(said);
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
}
