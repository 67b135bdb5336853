import { exportCsv } from './export-csv.ts';
import { importCsv } from './import-csv.ts';

export const csvAdmin = { Query: { exportCsv }, Mutation: { importCsv } };
