export { columnsOf, FILES, type FileName, REQUIRED_FILES } from './columns.ts';
export { FAULTS, type Fault, type FaultCode, fault } from './faults.ts';
export { isLei } from './lei.ts';
export { COUNTRIES } from './lists/countries.ts';
export {
  type DatasetFolder,
  type DatasetReading,
  type FileTotals,
  type ImportReport,
  readDataset,
} from './read-dataset.ts';
