/** The routes as the API document names them, in the order in which somebody meets them. A test compares them with what the server has. */
import type * as z from 'zod';
import { decisionsBody } from '#shared/decisions/decision-request.ts';
import type { AnswerName } from './api-answers.ts';
import { ringBody, rosterQuery, selfTestBody, syncBody, unitsQuery } from './api-requests.ts';
import { JOURNAL_KINDS, type ProblemKind, RESPONSES_KINDS, WORKBOOK_KINDS } from './problem-kinds.ts';

export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly says: string;
  /** Who may; `open`: nobody signs in. */
  readonly who: 'open' | 'this machine' | 'trigger' | 'read' | 'decide' | 'administer';
  readonly limit: 'reads' | 'doorbells' | null;
  readonly query?: z.ZodType;
  readonly body?: { readonly schema: z.core.$ZodType; readonly isRequired: boolean };
  readonly answers: readonly Answer[];
  readonly problems: readonly ProblemKind[];
}

/** `schema`: JSON; else a file of that type. */
type Answer = { readonly status: number; readonly says: string } & (
  | { readonly schema: AnswerName }
  | { readonly type: string }
);

const SITE: readonly ProblemKind[] = ['wrong-host', 'wrong-origin', 'internal'];
/** Before any route below `/v1` is asked. */
const SIGNED_IN: readonly ProblemKind[] = [
  ...SITE,
  'local-key-missing',
  'sign-in-required',
  'sign-in-invalid',
  'sign-in-expired',
  'email-unverified',
  'wrong-domain',
  'not-listed',
  'sign-in-unavailable',
  'too-many-sign-ins',
  'too-many-requests',
  'stopping',
  'bad-json',
  'body-too-large',
  'wrong-content-type',
];
const IN_WORKBOOK: readonly ProblemKind[] = [...SIGNED_IN, 'workbook-unknown', 'not-found'];
/** Where the workbook may have to be read first. */
const READING: readonly ProblemKind[] = [
  ...WORKBOOK_KINDS,
  ...JOURNAL_KINDS,
  ...RESPONSES_KINDS,
  'plan-refused',
  'other-plan',
  'held',
  'busy',
];

export const OPERATIONS: readonly Operation[] = [
  {
    id: 'health',
    method: 'get',
    path: '/healthz',
    says: 'The process answers.',
    who: 'open',
    limit: null,
    answers: [{ status: 200, says: 'It does', schema: 'Health' }],
    problems: SITE,
  },
  {
    id: 'readiness',
    method: 'get',
    path: '/readyz',
    says: 'The server takes requests; while it stops, it says so with 503.',
    who: 'open',
    limit: null,
    answers: [
      { status: 200, says: 'Ready', schema: 'Health' },
      { status: 503, says: 'Stopping', schema: 'Health' },
    ],
    problems: SITE,
  },
  {
    id: 'metrics',
    method: 'get',
    path: '/metrics',
    says: 'Counts and times for Prometheus.',
    who: 'this machine',
    limit: null,
    answers: [{ status: 200, says: 'Counts by route and workbook, nobody’s name', type: 'text/plain' }],
    problems: [
      ...SITE,
      'sign-in-required',
      'sign-in-invalid',
      'sign-in-expired',
      'email-unverified',
      'wrong-domain',
      'not-listed',
      'sign-in-unavailable',
      'may-not-administer',
    ],
  },
  {
    id: 'page',
    method: 'get',
    path: '/',
    says: 'The panel as a page, in local mode only. `?workbook=` chooses one of several.',
    who: 'open',
    limit: null,
    answers: [
      { status: 200, says: 'The page, or a list of workbooks', type: 'text/html' },
      { status: 303, says: 'With the key (`?khoa=`): it is kept as a cookie', type: 'text/html' },
      { status: 401, says: 'Without the key', type: 'text/html' },
      { status: 404, says: 'A list of the workbooks there are', type: 'text/html' },
    ],
    problems: [...SITE, ...JOURNAL_KINDS, 'not-found'],
  },
  {
    id: 'document',
    method: 'get',
    path: '/v1/openapi.json',
    says: 'This document.',
    who: 'read',
    limit: 'reads',
    answers: [{ status: 200, says: 'OpenAPI 3.1', schema: 'ApiDocument' }],
    problems: SIGNED_IN,
  },
  {
    id: 'sync',
    method: 'post',
    path: '/v1/workbooks/{id}/sync',
    says: 'Rings the doorbell. Whoever waits (`menu`, `panel`) is answered with the outcome; a trigger (`form`, `edit`, `timer`) at once with 202. However many ring during a sync, one more follows for all of them. `confirm` lets a held sync through and needs the right to decide.',
    who: 'read',
    limit: 'doorbells',
    body: { schema: syncBody, isRequired: false },
    answers: [
      {
        status: 200,
        says: 'The sync ended; a held or failed one says so in `outcome`',
        schema: 'SyncAnswer',
      },
      { status: 202, says: 'Heard: the sync goes on without whoever rang', schema: 'Accepted' },
    ],
    problems: [...IN_WORKBOOK, ...READING, 'bad-body', 'may-not-decide'],
  },
  {
    id: 'doorbell',
    method: 'post',
    path: '/v1/workbooks/{id}/doorbell',
    says: 'Rings for a trigger of the spreadsheet, in nobody’s name: heard at once, and nothing is told of the workbook.',
    who: 'trigger',
    limit: 'doorbells',
    body: { schema: ringBody, isRequired: true },
    answers: [{ status: 202, says: 'Heard', schema: 'Accepted' }],
    problems: [
      ...SITE,
      'doorbell-key-wrong',
      'too-many-sign-ins',
      'too-many-requests',
      'stopping',
      'bad-json',
      'body-too-large',
      'wrong-content-type',
      'bad-body',
      'not-found',
    ],
  },
  {
    id: 'doorbellKey',
    method: 'get',
    path: '/v1/workbooks/{id}/doorbell-key',
    says: 'The key with which the triggers of this spreadsheet ring. It opens the doorbell of this workbook and nothing else.',
    who: 'decide',
    limit: 'reads',
    answers: [{ status: 200, says: 'The key', schema: 'DoorbellKey' }],
    problems: [...IN_WORKBOOK, 'may-not-decide'],
  },
  {
    id: 'status',
    method: 'get',
    path: '/v1/workbooks/{id}/status',
    says: 'How the last sync ended, and whether one runs. Reads nothing anew.',
    who: 'read',
    limit: 'reads',
    answers: [{ status: 200, says: 'As of now', schema: 'Status' }],
    problems: [...IN_WORKBOOK, ...JOURNAL_KINDS],
  },
  {
    id: 'panel',
    method: 'get',
    path: '/v1/workbooks/{id}/panel',
    says: 'Everything that the panel draws. Promised is what the schema names; the rest goes with the panel of the same release. Phones stand in it only for whoever may decide.',
    who: 'read',
    limit: 'reads',
    answers: [{ status: 200, says: 'The state, with the time of its figures', schema: 'PanelState' }],
    problems: [...IN_WORKBOOK, ...READING],
  },
  {
    id: 'units',
    method: 'get',
    path: '/v1/workbooks/{id}/units',
    says: 'What unit a typed text means, or could mean.',
    who: 'read',
    limit: 'reads',
    query: unitsQuery,
    answers: [{ status: 200, says: 'One unit, or suggestions', schema: 'UnitsAnswer' }],
    problems: [...IN_WORKBOOK, 'bad-query'],
  },
  {
    id: 'roster',
    method: 'get',
    path: '/v1/workbooks/{id}/classes/{code}/roster.xlsx',
    says: 'The official list of a class, read anew. With phones (`phones=1`) only for whoever may decide.',
    who: 'read',
    limit: 'reads',
    query: rosterQuery,
    answers: [
      {
        status: 200,
        says: 'The list',
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      },
    ],
    problems: [...IN_WORKBOOK, ...READING, 'bad-query', 'class-unknown', 'may-not-decide'],
  },
  {
    id: 'decide',
    method: 'post',
    path: '/v1/workbooks/{id}/decisions',
    says: 'Writes, or takes back, a decision in its staff cell, with the sync that follows from it. `set_unit`, `set_class`, `set_name` and `set_role` need a `value`, the others have null.',
    who: 'decide',
    limit: 'doorbells',
    body: { schema: decisionsBody, isRequired: true },
    answers: [
      {
        status: 200,
        says: 'Written; `notice` says what could not be done besides',
        schema: 'DecisionAnswer',
      },
    ],
    problems: [
      ...IN_WORKBOOK,
      ...READING,
      'bad-body',
      'may-not-decide',
      'registration-unknown',
      'decision-conflict',
    ],
  },
  {
    id: 'selfTest',
    method: 'get',
    path: '/v1/workbooks/{id}/self-test',
    says: 'How far the newest self-test of Google is, and what it found.',
    who: 'administer',
    limit: 'reads',
    answers: [{ status: 200, says: 'Its state', schema: 'SelfTest' }],
    problems: [...IN_WORKBOOK, 'may-not-administer', 'self-test-unavailable'],
  },
  {
    id: 'startSelfTest',
    method: 'post',
    path: '/v1/workbooks/{id}/self-test',
    says: 'Begins to try what is assumed of Google, in scratch tabs of the spreadsheet named.',
    who: 'administer',
    limit: 'doorbells',
    body: { schema: selfTestBody, isRequired: true },
    answers: [{ status: 202, says: 'Begun', schema: 'SelfTest' }],
    problems: [
      ...IN_WORKBOOK,
      'bad-body',
      'may-not-administer',
      'self-test-unavailable',
      'self-test-real-workbook',
      'self-test-running',
    ],
  },
];
