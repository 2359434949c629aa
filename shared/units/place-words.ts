/** The words around a unit's name: kinds of units, offices, posts, larger places. All by their plain letters (K2). */
import { readSyllable } from './syllable.ts';

export function plainPhrase(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .split(SPACES)
    .map((word) => readSyllable(word).plain)
    .join(' ');
}

/** "Bà Rịa - Vũng Tàu" is four words. */
const SPACES = /[\s-]+/;

function phrases(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split(/[,\n]/)
      .map((part) => plainPhrase(part.trim()))
      .filter(Boolean),
  );
}

/** Offices, posts and form words that stand before a unit without saying which one it is. Longest: six words. */
export const OFFICE_PHRASES = phrases(`
ubnd, ub, ub nd, uỷ ban, ủy ban nhân dân, ủy ban, u b n d, hđnd, hội đồng nhân dân, hội đồng, hđ nd, nhân dân,
mttq, mttqvn, mttq việt nam, mttq vn, ubmttq, ubmttqvn, ubmttq việt nam, ubmttq vn, ub mttq, ub mttqvn, ub mttq vn, ub mttq việt nam,
mặt trận tổ quốc việt nam, mặt trận tổ quốc vn, mặt trận tổ quốc, mặt trận, mt, mt tổ quốc, tổ quốc việt nam, ban thường trực, ban công tác mặt trận,
đảng ủy, đảng bộ, đu, đảng, chi bộ, thường trực, thường vụ, ban thường vụ, btv, ban chấp hành, bch, vp, văn phòng, phòng, ban, bộ phận, bp, tổ, cơ quan, đơn vị, đv, đ v, địa phương, tên đơn vị, tên, nơi công tác, công tác tại, làm việc tại, tại, ở, của, thuộc, cho, là, từ,
kinh tế, kt, kth, hạ tầng, ht, đô thị, đt, kinh tế hạ tầng, văn hóa, vh, xã hội, xh, văn xã, vhxh, vh xh, nông nghiệp, môi trường, nông nghiệp môi trường, tài chính, kế hoạch, tài nguyên, xây dựng, công thương, giáo dục, đào tạo, dân tộc, tôn giáo, nội vụ, lao động, thương binh, tư pháp, hộ tịch, địa chính, thống kê, kế toán, thủ quỹ, tài chính kế toán, văn thư, lưu trữ, tổng hợp,
trung tâm, tt, phục vụ hành chính công, hành chính công, pvhcc, hcc, dịch vụ công, trung tâm phục vụ hành chính công, trung tâm dịch vụ tổng hợp, dịch vụ tổng hợp, trạm y tế, y tế, công an, ca, quân sự, bchqs, chqs, chỉ huy quân sự, ban chỉ huy quân sự, chỉ huy trưởng,
hội, đoàn, hội nông dân, nông dân, nd, hội phụ nữ, phụ nữ, hội lhpn, lhpn, liên hiệp phụ nữ, hội liên hiệp phụ nữ, cựu chiến binh, ccb, hội cựu chiến binh, chữ thập đỏ, đoàn thanh niên, thanh niên, đtn, tncs, tncs hcm, tncs hồ chí minh, đoàn tncs hồ chí minh, ctđ, tổ chức, chính trị xã hội, kinh tế xã hội, văn hóa xã hội, ban xây dựng đảng, xây dựng đảng, ubkt, ủy ban kiểm tra, kiểm tra, tuyên giáo, dân vận, chuyển đổi số, khoa học công nghệ, chương trình mtqg, mtqg, giảm nghèo, nông thôn mới, ntm,
chủ tịch, phó chủ tịch, phó chủ tịch thường trực, ct, pct, p ct, bí thư, phó bí thư, bt, pbt, bí thư đảng ủy, trưởng, phó, trưởng phòng, phó phòng, phó trưởng phòng, trưởng ban, phó trưởng ban, phó ban, giám đốc, phó giám đốc, gđ, pgđ, chánh văn phòng, phó chánh văn phòng, lãnh đạo, lđ, công chức, cc, cán bộ, cb, chuyên viên, cv, viên chức, nhân viên, nv, đại biểu, đb, thành viên, người hoạt động không chuyên trách, không chuyên trách, kiêm, đồng chí, đ c, đc, xã đội, phường đội, xã đội trưởng, kính gửi, đoàn đại biểu, đoàn`);

/** In these the word "xã" or "phường" is no kind of unit. */
export const PHRASES_WITH_KIND_WORDS = phrases(
  'đô thị, văn hóa xã hội, kinh tế xã hội, chính trị xã hội, xã đội trưởng, phường đội trưởng, xã đội, phường đội, thị xã đội, vh xh, lao động xã hội',
);

/** What begins a part of an address below the commune. */
export const ADDRESS_OPENERS = phrases(
  'ấp, khóm, khu vực, kv, khu phố, kp, khu dân cư, kdc, khu, tổ dân phố, thôn, đường, đ, số, số nhà, sn, hẻm, quốc lộ, ql, tỉnh lộ, đt, chợ, trụ sở, địa chỉ, đc, tuyến, kênh, cầu, lô, email, sđt, đt, điện thoại',
);

/** Provinces and cities of the country, those before July 2025 too: whoever names one that is not the own means another. */
export const OTHER_PROVINCES =
  `Cần Thơ, Hậu Giang, Sóc Trăng, Hà Nội, Huế, Thừa Thiên Huế, Đà Nẵng, Hải Phòng, Hồ Chí Minh, HCM, TPHCM, Sài Gòn, Cao Bằng, Lạng Sơn, Quảng Ninh, Thái Nguyên, Tuyên Quang, Lào Cai, Lai Châu, Điện Biên, Sơn La, Phú Thọ, Bắc Ninh, Hưng Yên, Ninh Bình, Thanh Hóa, Nghệ An, Hà Tĩnh, Quảng Trị, Quảng Ngãi, Gia Lai, Đắk Lắk, Đăk Lăk, Khánh Hòa, Lâm Đồng, Đồng Nai, Tây Ninh, Đồng Tháp, Vĩnh Long, An Giang, Cà Mau, Hà Giang, Bắc Kạn, Yên Bái, Hòa Bình, Vĩnh Phúc, Bắc Giang, Hà Nam, Nam Định, Thái Bình, Hải Dương, Quảng Bình, Quảng Nam, Kon Tum, Bình Định, Phú Yên, Ninh Thuận, Bình Thuận, Đắk Nông, Đăk Nông, Bình Phước, Bình Dương, Bà Rịa, Vũng Tàu, Bà Rịa Vũng Tàu, Long An, Tiền Giang, Bến Tre, Trà Vinh, Kiên Giang, Bạc Liêu, Rạch Giá, Long Xuyên, Châu Đốc, Phú Quốc, Hà Tiên, Cao Lãnh, Sa Đéc, Mỹ Tho, Tân An, Nha Trang, Đà Lạt, Biên Hòa, Thủ Đức`
    .split(',')
    .map((name) => name.trim());
