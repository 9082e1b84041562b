/** Questions that every channel offers to those who do not know what to ask: the four topics people ask about most. */
export const suggestions: readonly string[] = [
  'Buổi trưa ngày làm việc có được uống rượu, bia không?',
  'Trong giờ hành chính có được làm việc cá nhân không?',
  'Cán bộ dùng mạng xã hội phải tuân thủ điều gì?',
  'Đi công tác nước ngoài phải báo cáo với ai?',
];
