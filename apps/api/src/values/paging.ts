import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ArgBuilder, ObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { builder, type Types } from '../builder.ts';
import type { Context } from '../context.ts';
import { refusal } from './refusal.ts';

export const DEFAULT_PAGE = 50;
export const LARGEST_PAGE = 500;

export interface PagingArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** A list that can be read at any place without reading the rest. */
export interface Listed<Node> {
  readonly count: number;
  at(index: number): Node;
}

/** A page of it; `binding` ties its cursors to the field, its arguments and the snapshot. */
export interface Page<Node> {
  readonly listed: Listed<Node>;
  readonly start: number;
  readonly end: number;
  readonly binding: string;
}

interface Edge<Node> {
  readonly page: Page<Node>;
  readonly index: number;
}

/** Of a list that is cut, not paged. */
export function firstArgument(arg: ArgBuilder<Types>) {
  return arg.int({ description: `At most ${LARGEST_PAGE}; ${DEFAULT_PAGE} unless told.` });
}

/** Of a list that is read part by part, without cursors: what it is made of is worked out anew each time. */
export function partArguments(arg: ArgBuilder<Types>) {
  return {
    from: arg.int({ required: true, defaultValue: 1, description: 'Number of the first one listed.' }),
    first: firstArgument(arg),
  };
}

/** Throws BAD_PAGINATION where the part begins before the first. */
export function partOf<Node>(
  list: readonly Node[],
  { from, first }: { readonly from: number; readonly first?: number | null | undefined },
): readonly Node[] {
  if (from < 1) throw refusal('BAD_PAGINATION', `from is ${from}; the list is numbered from 1.`);
  return list.slice(from - 1, from - 1 + (first ?? DEFAULT_PAGE));
}

export function pagingArguments(arg: ArgBuilder<Types>) {
  return {
    first: firstArgument(arg),
    after: arg.string(),
    last: arg.int({ description: `At most ${LARGEST_PAGE}.` }),
    before: arg.string(),
  };
}

/** Throws BAD_PAGINATION on sizes outside 1..500 and on both directions at once. */
export function checkPaging({ first, last }: PagingArguments): void {
  if (first != null && last != null) throw refusal('BAD_PAGINATION', 'Give first or last, not both.');
  for (const [name, size] of [
    ['first', first],
    ['last', last],
  ] as const)
    if (size != null && !(size >= 1 && size <= LARGEST_PAGE))
      throw refusal('BAD_PAGINATION', `${name} is ${size}; choose a number from 1 to ${LARGEST_PAGE}.`);
}

export function pageOf<Node>(
  listed: Listed<Node>,
  given: PagingArguments & Record<string, unknown>,
  { context, info, parent }: { readonly context: Context; readonly info: GraphQLResolveInfo; readonly parent: string },
): Page<Node> {
  context.access.signal?.throwIfAborted();
  checkPaging(given);
  const { first, after, last, before, ...filter } = given;
  const binding = JSON.stringify([info.parentType.name, info.fieldName, parent, filter]);
  const from = after == null ? 0 : readCursor(context, binding, after) + 1;
  const to = before == null ? listed.count : Math.min(listed.count, readCursor(context, binding, before));
  if (last != null) return { listed, start: Math.max(from, to - last), end: Math.max(from, to), binding };
  return { listed, start: Math.min(from, to), end: Math.min(to, from + (first ?? DEFAULT_PAGE)), binding };
}

/** A list without a snapshot is the same field for every tenant, and another list: so the tenant is signed, too. */
function signature({ cursorSecret, access }: Context, binding: string, index: number): Buffer {
  return createHmac('sha256', cursorSecret).update(`${index}\n${access.tenant}\n${binding}`).digest().subarray(0, 16);
}

function writeCursor(context: Context, binding: string, index: number): string {
  return `${index.toString(36)}.${signature(context, binding, index).toString('base64url')}`;
}

function readCursor(context: Context, binding: string, cursor: string): number {
  const [place = '', signed = ''] = cursor.split('.');
  const index = /^[0-9a-z]{1,10}$/.test(place) ? Number.parseInt(place, 36) : -1;
  const given = Buffer.from(signed, 'base64url');
  const expected = signature(context, binding, index);
  if (index < 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
    throw refusal('BAD_CURSOR', 'The cursor is not one of this list with these filters: start again without it.');
  return index;
}

const PageInfo = builder.objectRef<Page<unknown>>('PageInfo').implement({
  fields: (t) => ({
    hasNextPage: t.boolean({ resolve: ({ listed, end }) => end < listed.count }),
    hasPreviousPage: t.boolean({ resolve: ({ start }) => start > 0 }),
    startCursor: t.string({
      nullable: true,
      resolve: ({ start, end, binding }, _, context) => (end > start ? writeCursor(context, binding, start) : null),
    }),
    endCursor: t.string({
      nullable: true,
      resolve: ({ start, end, binding }, _, context) => (end > start ? writeCursor(context, binding, end - 1) : null),
    }),
  }),
});

/** The connection and edge types of a node type. More fields of a connection are added where its list is known. */
export function connectionOf<Node extends object>(name: string, node: ObjectRef<Types, Node>) {
  const edge = builder.objectRef<Edge<Node>>(`${name}Edge`).implement({
    fields: (t) => ({
      node: t.field({
        type: node, // A resolver of a generic type cannot be checked: the list and the type come from the same call.
        resolve: ({ page, index }) => page.listed.at(index) as never,
      }),
      cursor: t.string({ resolve: ({ page, index }, _, context) => writeCursor(context, page.binding, index) }),
    }),
  });
  return builder.objectRef<Page<Node>>(`${name}Connection`).implement({
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        resolve: (page) =>
          Array.from({ length: page.end - page.start }, (_, offset) => ({ page, index: page.start + offset })),
      }),
      pageInfo: t.field({ type: PageInfo, resolve: (page) => page }),
      totalCount: t.int({ resolve: ({ listed }) => listed.count }),
    }),
  });
}
