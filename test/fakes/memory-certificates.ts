import type { Certificate, CertificateStore } from '../../bot/quiz-certificate.ts';
import type { RoundStore } from '../../bot/quiz-rounds.ts';

/** Certificates, as long as the object lives. */
export function createMemoryCertificates(openRounds: RoundStore['openRounds']): CertificateStore {
  let rows: Certificate[] = [];
  const unwanted = new Set<string>();
  return {
    putCertificates: async (put) => {
      for (const one of put.filter(({ round, person }) => !unwanted.has(`${round} ${person}`))) {
        const known = rows.find(({ round, person }) => round === one.round && person === one.person);
        if (known === undefined && rows.some(({ code }) => code === one.code))
          throw new Error('the code is taken');
        rows =
          known === undefined
            ? [...rows, { ...one }]
            : rows.map((row) => (row === known ? { ...row, right: one.right, of: one.of } : row));
      }
    },
    certificate: async (code) => rows.find((row) => row.code === code) ?? null,
    certificatesOf: async (person) =>
      rows
        .filter((row) => row.person === person)
        .sort((a, b) => (a.at > b.at || (a.at === b.at && a.code < b.code) ? -1 : 1)),
    nameCertificates: async (person, name, by) => {
      rows = rows.map(({ namedBy, ...row }) => {
        const said = row.person === person ? by : namedBy;
        const called = row.person === person ? name : row.name;
        return { ...row, name: called, ...(called === null || said === undefined ? {} : { namedBy: said }) };
      });
      return rows.filter((row) => row.person === person).length;
    },
    forgetCertificates: async (person) => {
      const open = new Set((await openRounds()).map(({ id }) => id));
      for (const row of rows)
        if (row.person === person && open.has(row.round)) unwanted.add(`${row.round} ${person}`);
      const before = rows.length;
      rows = rows.filter((row) => row.person !== person);
      return before - rows.length;
    },
  };
}
