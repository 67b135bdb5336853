import type { Product } from '../e2e/product.ts';

const services = ['Limpieza facial profunda', 'Consulta de medicina general', 'Peeling químico'] as const;
export type ServiceName = (typeof services)[number];

/** The next week that has nothing special: its days as YYYY-MM-DD. */
export interface Week {
  readonly wednesday: string;
  readonly thursday: string;
  readonly friday: string;
  readonly sunday: string;
}

export async function ordinaryWeek(product: Product): Promise<Week> {
  const customer = await customerOf(product);
  const today = Math.floor(Date.now() / msPerDay);
  for (let monday = today + 1; monday < today + 40; monday++) {
    // 1970-01-01 was a Thursday.
    if ((monday + 3) % 7 !== 0) continue;
    const [wednesday, thursday, friday, sunday] = [2, 3, 4, 6].map((more) => dateOf(monday + more)) as [
      string,
      string,
      string,
      string,
    ];
    const open = await Promise.all(
      services.flatMap((name) => [wednesday, thursday, friday].map((day) => customer.slots(name, day))),
    );
    if (open.every((slots) => slots.length > 10)) return { wednesday, thursday, friday, sunday };
  }
  throw new Error('no ordinary week in sight');
}

/** A customer's booking, by the key of the business's site: what the chat does at the end. */
export async function bookAsCustomer(
  product: Product,
  who: { readonly name: string; readonly email: string },
  {
    service = services[0],
    day,
    last,
  }: { readonly service?: ServiceName; readonly day: string; readonly last?: boolean },
): Promise<{ readonly bookingId: string; readonly localTime: string; readonly providerName: string }> {
  const customer = await customerOf(product);
  const start = (await customer.slots(service, day)).at(last ? -1 : 0);
  const { createBooking } = await customer.ask<{
    createBooking: { bookingId: string; localTime: string; providerName: string };
  }>(
    'mutation Book($input: CreateBookingInput!) { createBooking(input: $input) { bookingId localTime providerName } }',
    {
      input: {
        serviceId: customer.serviceId(service),
        start,
        customer: who,
        idempotencyKey: crypto.randomUUID(),
      },
    },
  );
  return createBooking;
}

const msPerDay = 86_400_000;
const dateOf = (day: number) => new Date(day * msPerDay).toISOString().slice(0, 10);

async function customerOf(product: Product) {
  const page = await (await fetch(`${product.url}/demo/clinica-aurora`)).text();
  const key = /data-public-key="([^"]+)"/.exec(page)?.[1] ?? '';
  const ask = async <Data>(query: string, variables: object): Promise<Data> => {
    const response = await fetch(`${product.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: key, origin: product.url },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: readonly unknown[] };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const { searchServices } = await ask<{ searchServices: { items: { serviceId: string; name: string }[] } }>(
    '{ searchServices(limit: 50) { items { serviceId name } } }',
    {},
  );
  const serviceId = (name: string): string => {
    const service = searchServices.items.find((one) => one.name === name);
    if (!service) throw new Error(`no such service: ${name}`);
    return service.serviceId;
  };
  return {
    ask,
    serviceId,
    async slots(name: string, day: string): Promise<readonly string[]> {
      const { getAvailableSlots } = await ask<{ getAvailableSlots: { items: { start: string }[] } }>(
        'query Slots($input: AvailableSlotsInput!) { getAvailableSlots(input: $input) { items { start } } }',
        { input: { serviceId: serviceId(name), from: day, to: day, limit: 500 } },
      );
      return getAvailableSlots.items.map(({ start }) => start);
    },
  };
}
