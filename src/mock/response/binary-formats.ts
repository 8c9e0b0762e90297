/** Formats that hold a structured value as bytes. */
const BINARY = /(^|[./+-])(protobuf|msgpack|messagepack|cbor|bson|avro|thrift|grpc|parquet)\b/;

/** Whether a media type is a binary format of structured values, none of which the mock writes. */
export function isBinaryFormat(mediaType: string): boolean {
  return BINARY.test(mediaType.toLowerCase());
}
