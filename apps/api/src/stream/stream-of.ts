export async function* streamOf(_given: object, _context: object): AsyncGenerator<never> {}
