/** Amounts of one institution that add up to more than a double holds: a fault of the data and not of the caller. */
export class OverflowError extends RangeError {
  /** Of the institution. */
  readonly row: number;

  constructor(row: number, message: string) {
    super(message);
    this.row = row;
  }
}
