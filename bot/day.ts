export { dayInVietNam } from '../knowledge/day.ts';
