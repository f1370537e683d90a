/** Where forms with files go: they may be larger, and one that broke off on its way is told so. */
const UPLOAD_ADDRESSES = [
  /^\/imports(?:\/|\.data$|$)/,
  /^\/files\/of\/[a-z_]+\/\d+(?:\.data)?$/,
  /^\/organisations\/\d+\/credit-code(?:\.data)?$/,
  /^\/api\/v1\/imports\/[a-z]+$/,
  /^\/settings\/industries(?:\.data)?$/,
];

export function isUploadAddress(path: string): boolean {
  return UPLOAD_ADDRESSES.some((address) => address.test(path));
}
