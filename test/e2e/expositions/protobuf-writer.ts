import { Writer } from 'protobufjs/minimal';

/** Writes a part of a message in protocol buffers. */
export type Message = (writer: Writer) => Writer;

/** Writes a message into a field of another. */
export const field =
  (number: number, ...parts: readonly Message[]): Message =>
  (writer) =>
    parts.reduce((inner, part) => part(inner), writer.uint32((number << 3) | 2).fork()).ldelim();

/** Writes a text into a field. */
export const text =
  (number: number, value: string): Message =>
  (writer) =>
    writer.uint32((number << 3) | 2).string(value);

/** Writes bytes into a field, which may be no text. */
export const bytes =
  (number: number, value: Uint8Array): Message =>
  (writer) =>
    writer.uint32((number << 3) | 2).bytes(value);

/** Writes a number into a field. */
export const double =
  (number: number, value: number): Message =>
  (writer) =>
    writer.uint32((number << 3) | 1).double(value);

/** Writes a whole number into a field. */
export const whole =
  (number: number, value: number): Message =>
  (writer) =>
    writer.uint32(number << 3).int64(value);

/** Writes a whole number into a field in the encoding for small negative numbers. */
export const signed =
  (number: number, value: number): Message =>
  (writer) =>
    writer.uint32(number << 3).sint64(value);

/** Writes a metric family behind its length, as a page has it. */
export const family = (name: Message, type: number, ...parts: readonly Message[]): Message => {
  const all = [name, whole(3, type), ...parts];
  return (writer) => all.reduce((inner, part) => part(inner), writer.fork()).ldelim();
};

/** Writes a page. */
export function written(families: readonly Message[]): Uint8Array {
  return families.reduce((writer, part) => part(writer), Writer.create()).finish();
}
