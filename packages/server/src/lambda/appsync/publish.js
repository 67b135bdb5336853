// What the server publishes goes to who subscribed, and nowhere else: there is no data source behind it.
export function request(ctx) {
  return { payload: ctx.args.input };
}

export function response(ctx) {
  return ctx.result;
}
