import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from './s3.ts';

/** CloudFront's API as far as invalidations go. */
export async function fakeCloudFront() {
  const state = {
    bodies: [] as string[],
    refuse: false,
    server: createServer(async (asked, answer) => {
      let body = '';
      for await (const chunk of asked) body += chunk;
      if (state.refuse) return answer.writeHead(403, { 'content-type': 'text/xml' }).end(denied);
      state.bodies.push(body);
      answer.writeHead(201, { 'content-type': 'text/xml' }).end(accepted);
    }),
  };
  await listen(state.server);
  process.env.AWS_ENDPOINT_URL_CLOUDFRONT = `http://127.0.0.1:${(state.server.address() as AddressInfo).port}`;
  return state;
}

const accepted =
  '<Invalidation><Id>I1</Id><Status>Completed</Status><CreateTime>2026-11-22T00:00:00Z</CreateTime></Invalidation>';
const denied =
  '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not allowed</Message></Error></ErrorResponse>';
