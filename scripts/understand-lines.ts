import { understandLines } from '../packages/server/src/local/commands/understand.ts';

process.exitCode = await understandLines({ explain: process.argv.includes('--explain') });
