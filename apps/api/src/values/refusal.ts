import { GraphQLError } from 'graphql';

/**
 * Errors of a whole request, closed list. Expected refusals of a single field are union members instead, with the codes
 * of PROBLEM_CODES. Anything not listed is a fault of ours and is masked.
 */
export const ERROR_CODES = {
  GRAPHQL_PARSE_FAILED: 'The text is not GraphQL, or longer than a document may be.',
  GRAPHQL_VALIDATION_FAILED: 'The document asks for something the schema does not have.',
  OPERATION_RESOLUTION_FAILURE: 'The document has several operations and none was named, or the named one is missing.',
  BAD_REQUEST: 'The HTTP request is not one for GraphQL.',
  BAD_USER_INPUT: 'An argument has a value it cannot take.',
  BAD_PAGINATION: 'A page is asked for in a size or direction that is not offered.',
  BAD_CURSOR: 'The cursor is not one of this list with these filters.',
  BATCHING_DISABLED: 'Several operations in one request.',
  BODY_TOO_LARGE: 'The request is longer than a request may be.',
  UNSUPPORTED_MEDIA_TYPE: 'The body is not JSON.',
  NOT_FOUND: 'There is nothing at this address.',
  QUERY_TOO_COMPLEX: 'The operation could touch more fields than one request may.',
  QUERY_TOO_DEEP: 'The operation nests deeper than one request may.',
  RATE_LIMITED: 'The budget is used up; Retry-After says when there is enough again.',
  RESULT_TOO_LARGE: 'The answer is longer than an answer may be.',
  DEADLINE_EXCEEDED: 'The request took too long and was stopped.',
  CANCELLED: 'The caller left before the answer was there.',
  UNAUTHENTICATED: 'No key, session or token, or none that is good.',
  FORBIDDEN: 'The caller’s role is not enough.',
  DOCUMENT_NOT_FOUND: 'There is no stored document with this hash.',
  DOCUMENT_MISMATCH: 'The text is not the stored document with this hash.',
  FREEFORM_FORBIDDEN: 'This installation answers viewers’ sessions stored documents only.',
  OVERLOADED: 'Every connection to the database is busy.',
  UNAVAILABLE: 'The database does not answer.',
  STORAGE_FULL: 'The database has no space left.',
  READ_ONLY: 'The database is read-only at the moment.',
  CONFLICT: 'Another change got there first, several times over.',
  MISSING_FX: 'An amount is in a currency the dataset has no rate for.',
  NUMERIC_OVERFLOW: 'An amount is too large for a double.',
  INTERNAL_SERVER_ERROR: 'A fault of ours; the operator finds the reason by the request id.',
} as const;
export type ErrorCode = keyof typeof ERROR_CODES;

export function refusal(
  code: ErrorCode,
  message: string,
  status = 400,
  headers: ReadonlyMap<string, string> = new Map(),
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, headers } } });
}
