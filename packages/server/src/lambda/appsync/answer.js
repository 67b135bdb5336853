// The resolver code that AppSync runs around every call of a function. Nothing else may live here: there is no local
// evaluator of APPSYNC_JS, which knows no try, throw, while, regular expressions or top-level values.
import { util } from '@aws-appsync/utils';

// What a direct resolver would send, without the query's variables, which the arguments repeat.
export function request(ctx) {
  return {
    operation: 'Invoke',
    payload: {
      arguments: ctx.args,
      identity: ctx.identity,
      source: ctx.source,
      request: { headers: ctx.request.headers, domainName: ctx.request.domainName },
      info: {
        fieldName: ctx.info.fieldName,
        parentTypeName: ctx.info.parentTypeName,
        selectionSetList: ctx.info.selectionSetList,
        variables: {},
      },
      prev: ctx.prev,
      stash: ctx.stash,
    },
  };
}

// A function answers { data } or { error: { message, errorType, errorInfo } }: thrown, an error would lose its type and info.
export function response(ctx) {
  if (ctx.error) {
    const messages = {
      es: 'Algo falló de nuestro lado. Inténtalo de nuevo en un momento.',
      en: 'Something failed on our side. Try again in a moment.',
      pt: 'Algo falhou do nosso lado. Tente de novo em instantes.',
    };
    const wished = ctx.request.headers['x-language'] ?? ctx.request.headers['accept-language'] ?? 'es';
    const message = messages[wished.substring(0, 2).toLowerCase()] ?? messages.es;
    util.error(message, 'INTERNAL', null, { reason: 'internal' });
  }
  const { data, error } = ctx.result;
  if (error) {
    util.error(error.message, error.errorType, null, error.errorInfo);
  }
  return data;
}
