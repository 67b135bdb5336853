import type {
  CsvImport,
  CsvPage,
  MutationImportCsvArgs,
  QueryExportCsvArgs,
} from '@booking-chat/schema/generated/types';
import { readOperation, writeOperation } from '../api/operation.ts';

export const exportCsv = readOperation<{ exportCsv: CsvPage }, QueryExportCsvArgs>(
  'audit',
  `query ExportCsv($kind: CsvKind!, $from: AWSDateTime, $to: AWSDateTime, $nextToken: String) {
    exportCsv(kind: $kind, from: $from, to: $to, nextToken: $nextToken) { csv rows nextToken }
  }`,
);

export const importCsv = writeOperation<{ importCsv: CsvImport }, MutationImportCsvArgs>(
  ['service', 'provider', 'customer', 'overview', 'usage', 'audit'],
  `mutation ImportCsv($input: ImportCsvInput!) {
    importCsv(input: $input) { created updated unchanged problems { line column value message } }
  }`,
);
