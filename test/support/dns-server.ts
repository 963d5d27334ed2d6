import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { decode, encode, type Packet } from 'dns-packet';

/** A DNS server for TXT records on this machine; names that it has none of do not exist. */
export const dnsServer = async (port = 0) => {
  const records = new Map<string, readonly string[]>();
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    const { id, questions = [] }: Packet = decode(message);
    const [question] = questions;
    if (!question) return;
    const texts = records.get(question.name.toLowerCase());
    const answers = (texts ?? []).map((data) => ({
      type: 'TXT' as const,
      name: question.name,
      ttl: 1,
      data: data.match(/.{1,255}/gs) ?? [],
    }));
    const nameError = 3;
    const answer = { id, type: 'response' as const, flags: texts ? 0 : nameError, questions: [question], answers };
    socket.send(encode(answer as Packet), from.port, from.address);
  });
  socket.bind(port, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    publish: (name: string, ...texts: string[]) => records.set(name, texts),
    stop: () => socket.close(),
  };
};
