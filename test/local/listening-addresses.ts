import { readdir, readFile, readlink } from 'node:fs/promises';

const LISTENING = '0A';

const socketsOf = async (pid: number): Promise<ReadonlySet<string>> => {
  const links = (await readdir(`/proc/${pid}/fd`)).map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => ''));
  return new Set((await Promise.all(links)).flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
};

/** The addresses that a process listens on, as Linux tells them: `0100007F:1234` is 127.0.0.1, port 0x1234. */
export const listeningAddresses = async (pid: number): Promise<readonly string[]> => {
  const sockets = await socketsOf(pid);
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8')));
  return tables
    .flatMap((table) => table.split('\n').map((line) => line.trim().split(/\s+/)))
    .filter((fields) => fields[3] === LISTENING && sockets.has(fields[9] ?? ''))
    .map((fields) => fields[1] ?? '');
};
