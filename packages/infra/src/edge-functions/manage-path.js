// CloudFront, viewer request: /b/<token> is the one page, and the token goes no further than here.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it
function handler(event) {
  const request = event.request;
  const name = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  request.uri = `/manage/${/^[a-z-]+\.(js|css)$/.test(name) ? name : 'index.html'}`;
  request.querystring = {};
  return request;
}
