// CloudFront, viewer request: /chat-widget/<version>/… is kept in the bucket as <version>/….
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it
function handler(event) {
  const request = event.request;
  request.uri = request.uri.replace(/^\/chat-widget\//, '/');
  return request;
}
