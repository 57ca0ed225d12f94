"""Names shared by several modules: districts, tambon of Mueang."""

from __future__ import annotations

AMPHOE_NAMES: dict[str, tuple[str, str]] = {
    "5001": ("เมืองเชียงใหม่", "Mueang Chiang Mai"), "5002": ("จอมทอง", "Chom Thong"),
    "5003": ("แม่แจ่ม", "Mae Chaem"), "5004": ("เชียงดาว", "Chiang Dao"),
    "5005": ("ดอยสะเก็ด", "Doi Saket"), "5006": ("แม่แตง", "Mae Taeng"),
    "5007": ("แม่ริม", "Mae Rim"), "5008": ("สะเมิง", "Samoeng"), "5009": ("ฝาง", "Fang"),
    "5010": ("แม่อาย", "Mae Ai"), "5011": ("พร้าว", "Phrao"),
    "5012": ("สันป่าตอง", "San Pa Tong"), "5013": ("สันกำแพง", "San Kamphaeng"),
    "5014": ("สันทราย", "San Sai"), "5015": ("หางดง", "Hang Dong"), "5016": ("ฮอด", "Hot"),
    "5017": ("ดอยเต่า", "Doi Tao"), "5018": ("อมก๋อย", "Omkoi"), "5019": ("สารภี", "Saraphi"),
    "5020": ("เวียงแหง", "Wiang Haeng"), "5021": ("ไชยปราการ", "Chai Prakan"),
    "5022": ("แม่วาง", "Mae Wang"), "5023": ("แม่ออน", "Mae On"), "5024": ("ดอยหล่อ", "Doi Lo"),
    "5025": ("กัลยาณิวัฒนา", "Galyani Vadhana"),
}  # fmt: skip

TAMBON_NAMES: dict[str, tuple[str, str]] = {
    "500101": ("ศรีภูมิ", "Si Phum"), "500102": ("พระสิงห์", "Phra Sing"),
    "500103": ("หายยา", "Hai Ya"), "500104": ("ช้างม่อย", "Chang Moi"),
    "500105": ("ช้างคลาน", "Chang Khlan"), "500106": ("วัดเกต", "Wat Ket"),
    "500107": ("ช้างเผือก", "Chang Phueak"), "500108": ("สุเทพ", "Suthep"),
    "500109": ("แม่เหียะ", "Mae Hia"), "500110": ("ป่าแดด", "Pa Daet"),
    "500111": ("หนองหอย", "Nong Hoi"), "500112": ("ท่าศาลา", "Tha Sala"),
    "500113": ("หนองป่าครั่ง", "Nong Pa Khrang"), "500114": ("ฟ้าฮ่าม", "Fa Ham"),
    "500115": ("ป่าตัน", "Pa Tan"), "500116": ("สันผีเสื้อ", "San Phisuea"),
}  # fmt: skip
