// CloudFront, viewer request: the panel is one page under /admin/, whatever screen its address names; files are themselves.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it
function handler(event) {
  const request = event.request;
  const uri = request.uri;
  if (!uri.startsWith('/admin/'))
    return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: '/admin/' } } };
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  if (!name.includes('.')) request.uri = '/admin/index.html';
  return request;
}
