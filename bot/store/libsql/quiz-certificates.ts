import { z } from 'zod';
import type { Certificate, CertificateStore } from '../../quiz-certificate.ts';
import type { Connection, Row } from './connection.ts';

/** Certificates of rounds. They outlive their round: nothing but their person deletes them. */
export function certificatesOver(connection: Connection): CertificateStore {
  const read = async (sql: string, ...args: string[]): Promise<Certificate[]> =>
    (await connection.run(`SELECT code, round, person, body, at FROM certificates ${sql}`, ...args)).rows.map(
      readCertificate,
    );
  return {
    putCertificates: async (certificates) => {
      if (certificates.length > 0) await connection.write(certificates.map(putStatement));
    },
    certificate: async (code) => (await read('WHERE code = ?', code))[0] ?? null,
    certificatesOf: (person) => read('WHERE person = ? ORDER BY at DESC, code', person),
    nameCertificates: async (person, name, by) => {
      const written = `json_set(body, '$.name', json(?), '$.namedBy', ?)`;
      const sql = `UPDATE certificates SET body = ${name === null ? `json_remove(${written}, '$.namedBy')` : written} WHERE person = ?`;
      return (await connection.run(sql, JSON.stringify(name), by, person)).rowsAffected;
    },
    forgetCertificates: async (person) => {
      const gone = await connection.write([
        { sql: UNWANTED, args: [person] },
        { sql: 'DELETE FROM certificates WHERE person = ?', args: [person] },
      ]);
      return gone[1]?.rowsAffected ?? 0;
    },
  };
}

/** Marks, as named values, of certificates that were deleted while their round was open: its end makes none anew. */
const MARK = 'no_certificate ';
const UNWANTED = `INSERT INTO named_values (name, value) SELECT '${MARK}' || round || ' ' || person, round FROM certificates
  WHERE person = ? AND round IN (SELECT id FROM quiz_rounds WHERE ended IS NULL) ON CONFLICT DO NOTHING`;

/** Once a round has ended or is gone its marks have done their work. */
export const EXPIRE_MARKS = `DELETE FROM named_values WHERE name >= '${MARK}' AND name < 'no_certificate!'
  AND value NOT IN (SELECT id FROM quiz_rounds WHERE ended IS NULL)`;

const PUT = `INSERT INTO certificates (code, round, person, body, at) SELECT ?, ?, ?, ?, ?
  WHERE NOT EXISTS (SELECT 1 FROM named_values WHERE name = ?)
  ON CONFLICT (round, person) DO UPDATE SET
    body = json_set(body, '$.right', json_extract(excluded.body, '$.right'), '$.of', json_extract(excluded.body, '$.of'))`;

function putStatement({ code, round, person, name, title, right, of, day, at }: Certificate) {
  const body = JSON.stringify({ name, title, right, of, day });
  return { sql: PUT, args: [code, round, person, body, at, `${MARK}${round} ${person}`] };
}

const bodySchema = z.object({
  name: z.string().nullable(),
  namedBy: z.enum(['account', 'unsigned']).exactOptional(),
  title: z.string(),
  right: z.int(),
  of: z.int(),
  day: z.string(),
});
const rowSchema = z.object({
  code: z.string(),
  round: z.string(),
  person: z.string(),
  body: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(bodySchema),
  at: z.string(),
});

function readCertificate(row: Row): Certificate {
  const { body, ...columns } = rowSchema.parse(row);
  return { ...columns, ...body };
}
